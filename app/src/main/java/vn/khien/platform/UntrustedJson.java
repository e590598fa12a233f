package vn.khien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that strangers wrote: UTF-8 alone, limited in bytes and depth, no key twice in one object. What is wrong
/// ends in one sentence, and never in an exception.
public final class UntrustedJson {
    /// Objects and lists in one another.
    public static final int DEPTH_MAX = 100;

    private static final int STRING_MAX = 2_000_000;
    private static final int BYTES_PER_MEGABYTE = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(STRING_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private UntrustedJson() {}

    /// How reading ends.
    public sealed interface Outcome {
        record Read(JsonNode root) implements Outcome {}

        /// @param problem at `file`
        record Refused(Problem problem) implements Outcome {}
    }

    /// Reads one object; of a longer stream no more than the limit is read.
    public static Outcome read(InputStream stream, int bytesMax) {
        try {
            var bytes = stream.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                return refuse("too-large", bytesMax / BYTES_PER_MEGABYTE);
            }
            return isUtf8(bytes) ? parse(bytes) : refuse("encoding");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome refuse(String what, Object... args) {
        return new Outcome.Refused(Problem.at("file", "page.problem.json." + what, args));
    }

    /// Also false for UTF-16 and UTF-32, which begin with or hold zero bytes.
    private static boolean isUtf8(byte[] bytes) {
        for (var one : bytes) {
            if (one == 0) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(8 * 1024);
        while (in.hasRemaining()) {
            out.clear();
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                return false;
            }
        }
        return true;
    }

    private static Outcome parse(byte[] bytes) {
        try (var parser = MAPPER.createParser(bytes)) {
            JsonNode root = MAPPER.readTree(parser);
            if (root == null || !root.isObject()) {
                return refuse("no-object");
            }
            return parser.nextToken() == null ? new Outcome.Read(root) : refuse("damaged", "", "");
        } catch (StreamConstraintsException limit) {
            return refuse("too-deep", DEPTH_MAX);
        } catch (UnexpectedEndOfInputException cut) {
            return refuse("cut");
        } catch (DatabindException twice) {
            return refuse("duplicate");
        } catch (JacksonException damaged) {
            var at = damaged.getLocation();
            if (at != null && at.getByteOffset() >= bytes.length) {
                return refuse("cut");
            }
            return refuse("damaged", at == null ? "" : at.getLineNr(), at == null ? "" : at.getColumnNr());
        }
    }
}
