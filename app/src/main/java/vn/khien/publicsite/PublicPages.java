package vn.khien.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.khien.access.Open;
import vn.khien.awareness.PublicCampaigns;
import vn.khien.page.Download;

/// Serves the site from memory, with a tag and a minute of caching: no database, no session, no cookie.
@Controller
class PublicPages {
    private static final String CACHE = "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";

    private final PublicSite site;
    private final Drawing drawing;
    private final Leaflet leaflet;
    private final PublicCampaigns campaigns;

    PublicPages(PublicSite site, Drawing drawing, Leaflet leaflet, PublicCampaigns campaigns) {
        this.site = site;
        this.drawing = drawing;
        this.leaflet = leaflet;
        this.campaigns = campaigns;
    }

    @Open(because = "the site is for everyone")
    @GetMapping({"/public", "/public/{*path}"})
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = withoutLastSlash(request.getRequestURI());
        var page = site.find(address);
        if (page.isPresent() && !address.endsWith(PublicSite.ABSENT)) {
            serve(request, response, page.get());
        } else {
            absent(address, response);
        }
    }

    @Open(because = "the leaflet is for everyone")
    @GetMapping({"/public/leaflet.pdf", "/public/en/leaflet.pdf"})
    void leaflet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = drawing.page(isEnglish(request.getRequestURI()), "", site.demonstration());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"khien-a4.pdf\"");
        serve(request, response, leaflet.in(page));
    }

    @Open(because = "materials of published campaigns carry a licence for everyone")
    @GetMapping("/public/materials/{id}")
    ResponseEntity<Resource> material(@PathVariable long id) {
        return site.findMaterial(id)
                .map(found -> Download.of(campaigns.file(found), found.name(), found.mediaType()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response, Drawn page) throws IOException {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var compressed = accepted != null && accepted.contains("gzip");
        var tag = page.tag(compressed);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        write(response, page.type(), page.bytes(compressed));
    }

    private void absent(String address, HttpServletResponse response) throws IOException {
        var english = isEnglish(address);
        response.setStatus(HttpStatus.NOT_FOUND.value());
        var page = site.find((english ? PublicPage.ENGLISH_SITE : PublicPage.SITE) + PublicSite.ABSENT)
                .orElseThrow();
        write(response, page.type(), page.bytes(false));
    }

    static boolean isEnglish(String address) {
        return address.equals(PublicPage.ENGLISH_SITE) || address.startsWith(PublicPage.ENGLISH_SITE + "/");
    }

    static void write(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String withoutLastSlash(String address) {
        return address.length() > PublicPage.SITE.length() && address.endsWith("/")
                ? address.substring(0, address.length() - 1)
                : address;
    }
}
