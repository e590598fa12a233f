package vn.khien.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Draws compiled jte templates: view name `directive/assignment` is `directive/assignment.jte`.
@Component
class TemplateViews implements ViewResolver, Ordered {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, TemplateViews.class.getClassLoader(), "vn.khien");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        return viewName.startsWith("redirect:") ? null : new Drawn(viewName + ".jte");
    }

    private final class Drawn implements View {
        private final String template;

        private Drawn(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var wanted = new HashMap<String, Object>();
            var types = engine.getParamInfo(template);
            if (model != null) {
                model.forEach((name, value) -> {
                    if (types.containsKey(name)) {
                        wanted.put(name, value);
                    }
                });
            }
            var output = new Utf8ByteOutput();
            engine.render(template, wanted, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
