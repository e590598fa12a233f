package vn.khien.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `khien verify`: checks a receipt, and what it is about, without network and without a server.
public final class Verify {
    static final int VALID = 0;
    static final int NOT_VALID = 1;
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            Usage: khien verify RECEIPT [PACKAGE] [--pdf FILE] [--key FILE]

            Checks offline that a receipt was signed by the system and not changed since, and that the
            package and the signed document are the ones that it was given for.

              RECEIPT      the receipt, a JSON file (docs/receipt-format.md)
              PACKAGE      the sealed package, a JSON file
              --pdf FILE   the signed document
              --key FILE   the system's published key (PEM); without it the receipt's own key is used

            Exit codes: 0 valid, 1 not valid, 2 unusable input.
            Example: khien verify receipt.json package.json --key khien.pem
            """;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss, dd/MM/yyyy (xxx)").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final PrintStream out;
    private final PrintStream err;
    private final Words words;

    private Verify(PrintStream out, PrintStream err, Locale locale) {
        this.out = out;
        this.err = err;
        this.words = new Words(locale);
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out, err, Locale.getDefault(Locale.Category.DISPLAY)));
    }

    static int run(List<String> args, PrintStream out, PrintStream err, Locale locale) {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(USAGE);
            return VALID;
        }
        var asked = Asked.of(args);
        if (asked == null) {
            err.print(USAGE);
            return UNUSABLE;
        }
        return new Verify(out, err, locale).verify(asked);
    }

    private int verify(Asked asked) {
        try {
            var verification = Verification.of(
                    read(asked.receipt(), Receipt.BYTES_MAX),
                    asked.sealed() == null ? null : read(asked.sealed(), Verification.PACKAGE_BYTES_MAX),
                    asked.pdf() == null ? null : read(asked.pdf(), Verification.PACKAGE_BYTES_MAX),
                    asked.key() == null ? null : read(asked.key(), Receipt.BYTES_MAX));
            print(verification, asked);
            return verification.valid() ? VALID : NOT_VALID;
        } catch (UnusableInput e) {
            err.println("khien: error: " + words.of(e.code()) + (e.detail().isEmpty() ? "" : " (" + e.detail() + ")"));
            return UNUSABLE;
        }
    }

    private void print(Verification verification, Asked asked) {
        out.println(words.of(verification.valid() ? "valid" : "not-valid"));
        for (var finding : verification.findings()) {
            out.println("  " + words.of(finding.good() ? "good" : "bad") + "  " + words.of(finding.code()));
        }
        var receipt = verification.receipt();
        line("number", receipt.number());
        line("directive", receipt.directive());
        line("organisation", receipt.organisationName() + " (" + receipt.organisationCode() + ")");
        line("signed-by", receipt.signedBy());
        line("received", MOMENT.format(receipt.receivedAt()));
        line("late", receipt.lateBySeconds() == null ? words.of("in-time") : distance(receipt.lateBySeconds()));
        if (receipt.replaces() != null) {
            line("replaces", receipt.replaces());
        }
        if (!verification.keyIsTrusted()) {
            err.println("khien: warning: " + words.of("own-key"));
        }
        if (asked.sealed() == null) {
            err.println("khien: warning: " + words.of("no-package"));
        }
    }

    /// What a receipt holds is written by others: control characters do not reach the terminal.
    private void line(String key, String value) {
        out.println(words.of(key) + ": " + value.replaceAll("\\p{Cntrl}", "?"));
    }

    private static String distance(long seconds) {
        var late = Duration.ofSeconds(seconds);
        return "%d d %02d:%02d:%02d"
                .formatted(late.toDays(), late.toHoursPart(), late.toMinutesPart(), late.toSecondsPart());
    }

    private static byte[] read(String name, int bytesMax) throws UnusableInput {
        try {
            var file = Path.of(name);
            if (Files.size(file) > bytesMax) {
                throw new UnusableInput("too-large", name);
            }
            return Files.readAllBytes(file);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UnusableInput("unreadable", name);
        }
    }

    /// The files that were named.
    private record Asked(
            String receipt,
            @Nullable String sealed,
            @Nullable String pdf,
            @Nullable String key) {

        /// Null for arguments that make no sense.
        static @Nullable Asked of(List<String> args) {
            var files = new ArrayList<String>();
            String pdf = null;
            String key = null;
            for (int i = 0; i < args.size(); i++) {
                var option = args.get(i);
                if (!option.startsWith("--")) {
                    files.add(option);
                } else if (option.equals("--pdf") && pdf == null && i + 1 < args.size()) {
                    pdf = args.get(++i);
                } else if (option.equals("--key") && key == null && i + 1 < args.size()) {
                    key = args.get(++i);
                } else {
                    return null;
                }
            }
            if (files.isEmpty() || files.size() > 2) {
                return null;
            }
            return new Asked(files.getFirst(), files.size() == 2 ? files.get(1) : null, pdf, key);
        }
    }
}
