package vn.khien.directive;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Viewer;
import vn.khien.organisation.AddresseeClass;
import vn.khien.platform.Problem;

/// Draws a draft with its text and obligations, to be confirmed by a person.
@Component
class DraftPage {
    private final Directives directives;

    DraftPage(Directives directives) {
        this.directives = directives;
    }

    /// The text and the obligations that rest on it, of a draft or of a directive in force.
    List<KeptObligation> content(Viewer viewer, Directive directive, Model model) {
        var obligations = directives.listObligations(directive.id());
        model.addAttribute("directive", directive);
        model.addAttribute("obligations", obligations);
        model.addAttribute(
                "paragraphs",
                directives.listClauses(viewer, directive.id()).stream()
                        .map(clause -> Paragraph.of(clause, obligations))
                        .toList());
        return obligations;
    }

    String draw(Viewer viewer, Directive directive, List<Problem> problems, Model model) {
        content(viewer, directive, model);
        model.addAttribute("clauses", directives.listClauses(viewer, directive.id()));
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", Directive.Kind.values());
        model.addAttribute("classes", AddresseeClass.values());
        return "directive/draft";
    }

    /// The draft again, with what is wrong.
    ModelAndView drawAgain(Viewer viewer, long id, List<Problem> problems, Model model) {
        var name = draw(viewer, directives.read(viewer, id), problems, model);
        return new ModelAndView(name, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
