package vn.khien.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads JSON (RFC 8259) as strictly as I-JSON (RFC 7493) asks: well-formed UTF-8 without a mark at its start, no name
/// twice in an object, no lone surrogates, nothing after the value; and with limits on size and depth.
public final class StrictJson {
    /// Objects and arrays inside each other.
    static final int DEPTH_MAX = 32;

    private static final long WHOLE_MAX = (1L << 53) - 1;
    private static final int NUMBER_CHARS_MAX = 64;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /// @throws UnusableInput for anything that is not exactly one JSON value
    public static Json read(byte[] bytes, int bytesMax) throws UnusableInput {
        if (bytes.length > bytesMax) {
            throw new UnusableInput("too-large", bytes.length + " > " + bytesMax);
        }
        var reader = new StrictJson(decode(bytes));
        reader.skipSpace();
        var value = reader.value(0);
        reader.skipSpace();
        if (reader.at < reader.text.length()) {
            throw reader.wrong("something follows the value");
        }
        return value;
    }

    private static String decode(byte[] bytes) throws UnusableInput {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableInput("not-utf8", "");
        }
    }

    private Json value(int depth) throws UnusableInput {
        if (depth > DEPTH_MAX) {
            throw wrong("more than " + DEPTH_MAX + " levels");
        }
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json members(int depth) throws UnusableInput {
        var members = new LinkedHashMap<String, Json>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        while (true) {
            var name = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (members.put(name, value(depth + 1)) != null) {
                throw wrong("the name \"" + name + "\" stands twice");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Members(members);
            }
            expect(',');
            skipSpace();
        }
    }

    private Json items(int depth) throws UnusableInput {
        List<Json> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Items(items);
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Items(items);
            }
            expect(',');
            skipSpace();
        }
    }

    private String string() throws UnusableInput {
        expect('"');
        var string = new StringBuilder();
        while (true) {
            var c = next();
            if (c == '"') {
                return whole(string);
            }
            if (c < ' ') {
                throw wrong("a control character inside a string");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws UnusableInput {
        var c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() throws UnusableInput {
        var code = 0;
        for (int i = 0; i < 4; i++) {
            var c = next();
            var digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("an escape without four digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private String whole(StringBuilder string) throws UnusableInput {
        for (int i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw wrong("a lone surrogate");
            }
        }
        return string.toString();
    }

    private Json number() throws UnusableInput {
        var start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        var whole = true;
        if (peekOrEnd() == '.') {
            whole = false;
            at++;
            digits();
        }
        if (peekOrEnd() == 'e' || peekOrEnd() == 'E') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > NUMBER_CHARS_MAX) {
            throw wrong("a number of more than " + NUMBER_CHARS_MAX + " characters");
        }
        var written = text.substring(start, at);
        var number = Double.parseDouble(written);
        if (!Double.isFinite(number)) {
            throw wrong("a number that is too large");
        }
        return whole && Math.abs(number) <= WHOLE_MAX ? new Json.Whole(Long.parseLong(written)) : new Json.Real(number);
    }

    private void digits() throws UnusableInput {
        if (peek() < '0' || peek() > '9') {
            throw wrong("not a value");
        }
        while (peekOrEnd() >= '0' && peekOrEnd() <= '9') {
            at++;
        }
    }

    private Json word(String word, Json value) throws UnusableInput {
        if (!text.startsWith(word, at)) {
            throw wrong("not a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) throws UnusableInput {
        if (next() != wanted) {
            throw wrong("expected " + wanted);
        }
    }

    private char next() throws UnusableInput {
        var c = peek();
        at++;
        return c;
    }

    private char peek() throws UnusableInput {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private char peekOrEnd() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private UnusableInput wrong(String what) {
        return new UnusableInput("not-json", "character " + at + ": " + what);
    }
}
