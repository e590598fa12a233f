package vn.khien.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Draws a template to text: for documents that are made from the same templates as pages.
@Component
public class TemplateText {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, TemplateText.class.getClassLoader(), "vn.khien");

    /// @param template such as `submission/document`
    public String draw(String template, Map<String, Object> values) {
        var output = new StringOutput();
        engine.render(template + ".jte", values, output);
        return output.toString();
    }
}
