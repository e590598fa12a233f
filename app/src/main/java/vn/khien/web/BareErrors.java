package vn.khien.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.page.Problems;
import vn.khien.page.Texts;

/// Errors from before the program: an address or headers that the server itself cannot read. People get a short page
/// in both languages, programs get problem details, and nobody is told about the server.
@Component
class BareErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(BareErrors.class);

    private final Texts texts;
    private final JsonMapper json;

    BareErrors(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            // The host adds its own page only where none of the named class is there.
            host.setErrorReportValveClass(BareValve.class.getName());
            host.getPipeline().addValve(new BareValve());
        });
    }

    private String page(String key) {
        return """
                <!doctype html>
                <html lang="vi"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title></head><body>
                <h1>%s</h1><p>%s</p>
                <div lang="en"><h2>%s</h2><p>%s</p></div>
                <p><a href="/">%s</a></p>
                </body></html>
                """.formatted(
                        texts.text(Texts.VIETNAMESE, key + ".title"),
                        texts.text(Texts.VIETNAMESE, key + ".title"),
                        texts.text(Texts.VIETNAMESE, key + ".what"),
                        texts.text(Texts.ENGLISH, key + ".title"),
                        texts.text(Texts.ENGLISH, key + ".what"),
                        texts.text(Texts.VIETNAMESE, "web.error.home"));
    }

    private String problem(int status, String key, Locale locale) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", status);
        problem.put("title", texts.text(locale, key + ".title"));
        problem.put("detail", texts.text(locale, key + ".what"));
        return json.writeValueAsString(problem);
    }

    private final class BareValve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            if (!open.get()) {
                return;
            }
            var key = status < 500 ? "web.error.unreadable" : "web.error.bare";
            var path = request.getRequestURI();
            var api = path != null && path.startsWith("/api/");
            try {
                response.setContentType(api ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Content-Security-Policy", "default-src 'none'");
                var writer = response.getReporter();
                if (writer != null) {
                    var locale = Problems.locale(request.getHeader("Accept-Language"));
                    writer.write(api ? problem(status, key, locale) : page(key));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("an error could not be told: {}", gone.toString());
            }
        }
    }
}
