package vn.khien.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.khien.platform.DataFolder;

class PhotographsTest {
    @TempDir
    Path data;

    private Photographs.Outcome keep(byte[] content) {
        return new Photographs(new DataFolder(data)).keep(new ByteArrayInputStream(content));
    }

    @Test
    void aPlaceInThePictureIsRemovedAndToldOf() throws Exception {
        var handedIn = Pictures.withLocation();
        assertThat(PhotographFacts.read(handedIn)).isEqualTo(new PhotographFacts(6, true));
        var kept = (Photographs.Outcome.Kept) keep(handedIn);
        assertThat(kept.hadLocation()).isTrue();
        var bytes = Files.readAllBytes(
                new Photographs(new DataFolder(data)).place(kept.file().sha256()));
        assertThat(PhotographFacts.read(bytes)).isEqualTo(new PhotographFacts(1, false));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        var drawn = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(drawn.getHeight()).as("turned upright").isEqualTo(40);
    }

    @Test
    void picturesWithoutAPlaceAreKeptWithoutAWord() {
        for (var format : new String[] {"jpeg", "png"}) {
            assertThat(keep(Pictures.plain(format)))
                    .isInstanceOfSatisfying(
                            Photographs.Outcome.Kept.class,
                            kept -> assertThat(kept.hadLocation()).isFalse());
        }
    }

    @Test
    void whatABrowserWouldRunIsRefused() {
        for (var content : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "<!doctype html><script>alert(1)</script>",
            "GIF89a",
            ""
        }) {
            assertThat(keep(content.getBytes(StandardCharsets.UTF_8)))
                    .as(content)
                    .isInstanceOf(Photographs.Outcome.NotAPhotograph.class);
        }
    }

    @Test
    void aPictureCutShortIsRefusedOrDrawn() {
        var picture = Pictures.withLocation();
        for (int length = 0; length < picture.length; length += 7) {
            assertThat(keep(Arrays.copyOf(picture, length))).isNotNull();
        }
    }
}
