package vn.khien.publicsite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;

/// The A4 leaflet with the three things to do: drawn when it is asked for first, the same bytes from then on.
@Component
class Leaflet {
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final Map<Boolean, Drawn> drawn = new ConcurrentHashMap<>();

    Leaflet(TemplateText templates, OfficialPdf pdf) {
        this.templates = templates;
        this.pdf = pdf;
    }

    Drawn in(PublicPage page) {
        return drawn.computeIfAbsent(
                page.shell().english(),
                _ -> Drawn.of("application/pdf", pdf.render(templates.draw("publicsite/pdf", Map.of("page", page)))));
    }
}
