package vn.khien.assessment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// A picture drawn anew by the server: what is shown is never the file that was sent.
final class Preview {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");
    private static final long PIXELS_MAX = 50_000_000;
    private static final int SIDE_PIXELS_MAX = 1200;

    private Preview() {}

    static boolean possible(String mediaType) {
        return PICTURES.contains(mediaType);
    }

    /// As PNG; nothing for what is no readable picture, or has too many pixels.
    static Optional<byte[]> draw(Path file) {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            if (input == null) {
                return Optional.empty();
            }
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return draw(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> draw(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > PIXELS_MAX) {
            return Optional.empty();
        }
        var parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), SIDE_PIXELS_MAX));
        parameters.setSourceSubsampling(step, step, 0, 0);
        var read = reader.read(0, parameters);
        var drawn = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var pen = drawn.createGraphics();
        pen.drawImage(read, 0, 0, null);
        pen.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        return Optional.of(png.toByteArray());
    }
}
