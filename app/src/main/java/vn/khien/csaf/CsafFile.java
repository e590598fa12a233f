package vn.khien.csaf;

import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.khien.platform.Problem;
import vn.khien.platform.UntrustedJson;

/// A CSAF file as handed in: accepted only if it is sound JSON, follows the schema of CSAF 2.0 and passes the mandatory
/// tests 6.1.1 to 6.1.16 of the standard.
@Component
public class CsafFile {
    /// A document larger than this is refused before it is read.
    public static final int BYTES_MAX = 20 * 1024 * 1024;

    private final CsafSchema schema;
    private final MandatoryTests tests;

    CsafFile(CsafSchema schema, MandatoryTests tests) {
        this.schema = schema;
        this.tests = tests;
    }

    /// How reading ends.
    public sealed interface Result {
        record Accepted(CsafAdvisory advisory) implements Result {}

        /// @param problems at `file`, at most 50
        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public Result read(InputStream content) {
        return switch (UntrustedJson.read(content, BYTES_MAX)) {
            case UntrustedJson.Outcome.Refused(var problem) -> new Result.Refused(List.of(problem));
            case UntrustedJson.Outcome.Read(var root) -> read(root);
        };
    }

    /// Reads JSON that is known to be sound.
    public Result read(JsonNode root) {
        var version = root.path("document").path("csaf_version").asString("");
        if (!version.equals("2.0")) {
            return new Result.Refused(List.of(
                    version.isEmpty()
                            ? Problem.at("file", "csaf.problem.no-csaf")
                            : Problem.at("file", "csaf.problem.version", version)));
        }
        var problems = schema.check(root);
        if (problems.isEmpty()) {
            problems = tests.check(root);
        }
        return problems.isEmpty()
                ? new Result.Accepted(CsafReading.read(root))
                : new Result.Refused(problems.stream().limit(50).toList());
    }
}
