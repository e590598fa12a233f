package vn.khien.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// How often each value was given to each requirement in one body. 20 million answers pass here for one picture, so
/// eight are added at a time: each is a byte of a `long`, and a value has no more than three bits. How many answers
/// have
/// a bit set is added up byte by byte, and from four such sums follow the counts of all values.
final class Tally {
    /// Not answered, met, partly, not met, not applicable: 0 to 4.
    static final int VALUES = 5;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final int FULL = 255;

    private final int[][] values;
    private final long[] counted;
    private final long[] ones;
    private final long[] twos;
    private final long[] fours;
    private final long[] threes;
    private int systems;

    /// @param width most requirements that a system has
    Tally(int width) {
        var words = words(width);
        this.values = new int[width][VALUES];
        this.counted = new long[words];
        this.ones = new long[words];
        this.twos = new long[words];
        this.fours = new long[words];
        this.threes = new long[words];
    }

    private static int words(int width) {
        return (width + Long.BYTES - 1) / Long.BYTES;
    }

    /// Which requirements are counted, in the form that [#add] takes.
    static long[] mask(boolean[] counts) {
        var mask = new long[words(counts.length)];
        for (int i = 0; i < counts.length; i++) {
            mask[i / Long.BYTES] |= counts[i] ? 0xFFL << i % Long.BYTES * Byte.SIZE : 0;
        }
        return mask;
    }

    /// Adds one system's answers.
    ///
    /// @return counted requirements without an answer
    int add(byte[] answers, long[] mask) {
        var open = 0;
        var whole = answers.length / Long.BYTES;
        for (int word = 0; word < whole; word++) {
            open += add(word, (long) EIGHT.get(answers, word * Long.BYTES), mask[word]);
        }
        var rest = answers.length % Long.BYTES;
        if (rest > 0) {
            open += add(whole, last(answers, rest), mask[whole] & -1L >>> (Long.BYTES - rest) * Byte.SIZE);
        }
        if (++systems == FULL) {
            unfold();
        }
        return open;
    }

    private int add(int word, long answers, long mask) {
        var given = answers & mask;
        var expected = mask & EACH;
        var answered = (given | given >>> 1 | given >>> 2) & EACH;
        counted[word] += expected;
        ones[word] += given & EACH;
        twos[word] += given >>> 1 & EACH;
        fours[word] += given >>> 2 & EACH;
        threes[word] += given & given >>> 1 & EACH;
        return Long.bitCount(expected ^ answered);
    }

    private static long last(byte[] answers, int rest) {
        var word = 0L;
        for (int i = 0; i < rest; i++) {
            word |= (long) answers[answers.length - rest + i] << i * Byte.SIZE;
        }
        return word;
    }

    /// For requirement and value: how many systems.
    int[][] values() {
        unfold();
        return values;
    }

    /// Moves what the small sums hold into the counts, before they run over.
    private void unfold() {
        for (int i = 0; i < values.length; i++) {
            var three = at(threes, i);
            var one = at(ones, i) - three;
            var two = at(twos, i) - three;
            var four = at(fours, i);
            values[i][0] += at(counted, i) - one - two - three - four;
            values[i][1] += one;
            values[i][2] += two;
            values[i][3] += three;
            values[i][4] += four;
        }
        for (int word = 0; word < counted.length; word++) {
            counted[word] = ones[word] = twos[word] = fours[word] = threes[word] = 0;
        }
        systems = 0;
    }

    private static int at(long[] sums, int requirement) {
        return (int) (sums[requirement / Long.BYTES] >>> requirement % Long.BYTES * Byte.SIZE) & FULL;
    }
}
