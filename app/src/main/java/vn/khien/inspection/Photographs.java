package vn.khien.inspection;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.platform.DataFolder;
import vn.khien.platform.KeptFiles;

/// Photographs of findings. A picture is drawn anew before it is kept, so nothing that the camera wrote beside it
/// (place, device, time) and nothing that somebody hid in the file stays. What cannot be drawn, such as SVG or
/// HTML, is refused.
@Component
class Photographs {
    private static final long PIXELS_MAX = 120_000_000L;
    private static final int SIDE_MAX = 2560;

    private final KeptFiles files;

    Photographs(DataFolder data) {
        this.files = new KeptFiles(data, "photographs");
    }

    /// How keeping a photograph ends.
    sealed interface Outcome {
        /// @param hadLocation a place was in the file; it was not kept
        record Kept(KeptFiles.File file, boolean hadLocation) implements Outcome {}

        record NotAPhotograph() implements Outcome {}

        record TooLarge() implements Outcome {}
    }

    Outcome keep(InputStream content) {
        try {
            var bytes = content.readNBytes((int) KeptFiles.BYTES_MAX + 1);
            if (bytes.length > KeptFiles.BYTES_MAX) {
                return new Outcome.TooLarge();
            }
            return draw(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path place(String sha256) {
        return files.place(sha256);
    }

    private Outcome draw(byte[] bytes) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            var reader = readers.hasNext() ? readers.next() : null;
            var format = reader == null ? "" : reader.getFormatName().toLowerCase(Locale.ROOT);
            if (reader == null || !format.equals("jpeg") && !format.equals("png")) {
                return new Outcome.NotAPhotograph();
            }
            try {
                reader.setInput(input, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MAX) {
                    return new Outcome.TooLarge();
                }
                var facts = PhotographFacts.read(bytes);
                var drawn = upright(picture(reader), facts.orientation());
                return files.keep(new ByteArrayInputStream(written(drawn, format)))
                                instanceof KeptFiles.Outcome.Kept(var file)
                        ? new Outcome.Kept(file, facts.location())
                        : new Outcome.NotAPhotograph();
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                return new Outcome.NotAPhotograph();
            } finally {
                reader.dispose();
            }
        }
    }

    /// At most [#SIDE_MAX] wide and high, and without transparency.
    private static BufferedImage picture(ImageReader reader) throws IOException {
        var step = Math.max(1, Math.ceilDiv(Math.max(reader.getWidth(0), reader.getHeight(0)), SIDE_MAX));
        var reading = reader.getDefaultReadParam();
        reading.setSourceSubsampling(step, step, 0, 0);
        var read = reader.read(0, reading);
        var plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        var drawing = plain.createGraphics();
        drawing.drawImage(read, 0, 0, java.awt.Color.WHITE, null);
        drawing.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        var turn = turn(picture.getWidth(), picture.getHeight(), orientation);
        if (turn == null) {
            return picture;
        }
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, null);
    }

    /// The turns that cameras write; mirrored pictures (2, 4, 5, 7) come from no camera and stay as they are.
    private static @Nullable AffineTransform turn(int width, int height, int orientation) {
        return switch (orientation) {
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> null;
        };
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }
}
