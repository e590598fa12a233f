package vn.khien.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.core.io.ClassPathResource;

/// Draws horizontal bars as a PNG for official documents: black, grey and white, readable in a copy.
final class Chart {
    private static final int WIDTH = 1_200;
    private static final int ROW = 64;
    private static final int LABEL = 430;
    private static final int BAR = 560;
    private static final Font FONT = font();

    private Chart() {}

    /// @param part of `whole`; drawn dark before the light rest
    record Bar(String label, long part, long whole) {}

    private static Font font() {
        try (var in = new ClassPathResource("khien/fonts/NotoSerif-Regular.ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(26f);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font of documents cannot be read", e);
        }
    }

    static int height(List<Bar> bars) {
        return ROW * bars.size() + 10;
    }

    static byte[] draw(List<Bar> bars) {
        var image = new BufferedImage(WIDTH, height(bars), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, height(bars));
        pen.setFont(FONT);
        for (int i = 0; i < bars.size(); i++) {
            draw(pen, bars.get(i), i * ROW);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void draw(Graphics2D pen, Bar bar, int top) {
        pen.setColor(Color.BLACK);
        pen.drawString(bar.label(), 0, top + 40);
        var length = bar.whole() == 0 ? 0 : (int) (BAR * bar.part() / bar.whole());
        pen.setColor(new Color(0x2f, 0x5d, 0x66));
        pen.fillRect(LABEL, top + 14, length, 36);
        pen.setColor(Color.DARK_GRAY);
        pen.setStroke(new BasicStroke(2));
        pen.drawRect(LABEL, top + 14, BAR, 36);
        pen.setColor(Color.BLACK);
        pen.drawString(bar.part() + " / " + bar.whole(), LABEL + BAR + 20, top + 40);
    }
}
