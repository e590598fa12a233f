package vn.khien.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directives;
import vn.khien.page.Shell;
import vn.khien.platform.Deadline;
import vn.khien.platform.ProductClock;

/// Draws the sheet, as it is or with what was wrong about the last attempt.
@Component
class SheetPage {
    private final Sheet.Reading sheets;
    private final Closing closing;
    private final CarryingOver carrying;
    private final Directives directives;
    private final ProductClock clock;
    private final ObjectProvider<BesideAnswers> beside;

    SheetPage(
            Sheet.Reading sheets,
            Closing closing,
            CarryingOver carrying,
            Directives directives,
            ProductClock clock,
            ObjectProvider<BesideAnswers> beside) {
        this.sheets = sheets;
        this.closing = closing;
        this.carrying = carrying;
        this.directives = directives;
        this.clock = clock;
        this.beside = beside;
    }

    /// Which part of the sheet is shown.
    ///
    /// @param at code of the requirement in detail
    record Place(
            @Nullable String group,
            @Nullable String filter,
            @Nullable String at) {
        String query() {
            return "?group=" + or(group, "") + "&filter=" + or(filter, "all");
        }

        private static String or(@Nullable String given, String otherwise) {
            return given == null ? otherwise : given;
        }
    }

    /// What a person typed for many requirements at once.
    record TypedTogether(String value, String reason, List<String> chosen) {}

    ModelAndView draw(Viewer viewer, long id, Place place, Model model) {
        return draw(viewer, id, place, model, Map.of(), HttpStatus.OK);
    }

    /// @param wrong attributes of the template that say what was wrong and keep what was typed
    ModelAndView draw(Viewer viewer, long id, Place place, Model model, Map<String, ?> wrong, HttpStatusCode status) {
        var signed = closing.listStanding(viewer, id);
        var closed = signed.stream().anyMatch(Closing.Standing::closed);
        var sheet = sheets.read(
                viewer, id, Place.or(place.group(), ""), Place.or(place.filter(), "all"), Place.or(place.at(), ""));
        var mayAssess = viewer.may(Right.ASSESS) && !closed;
        model.addAttribute("viewer", viewer);
        model.addAttribute(
                "deadline", deadline(viewer, sheet.assessment().directive()).orElse(null));
        model.addAttribute("sheet", sheet);
        model.addAttribute("signed", signed);
        model.addAttribute("mayAssess", mayAssess);
        model.addAttribute(
                "offer",
                mayAssess ? carrying.findOffer(viewer, sheet.assessment()).orElse(null) : null);
        model.addAttribute(
                "mayOpen",
                viewer.may(Right.PREPARE_SUBMISSION)
                        && signed.stream()
                                .anyMatch(one -> one.closed() && one.organisation() == viewer.organisation()));
        model.addAttribute(
                "beside",
                beside.orderedStream()
                        .flatMap(one -> one.listBeside(viewer, id).stream())
                        .toList());
        model.addAllAttributes(wrong);
        return new ModelAndView("assessment/one", model.asMap(), status);
    }

    /// Until when the viewer's organisation owes the review for which the answers are given.
    private Optional<Deadline> deadline(Viewer viewer, long directive) {
        var now = clock.instant();
        return directives.listOwed(viewer).stream()
                .filter(one -> one.directive() == directive && one.review() && one.owed(now))
                .findFirst()
                .flatMap(Assignment::deadline);
    }

    /// The sheet again, saying that a signature stands on it.
    ModelAndView closed(Viewer viewer, long id, Place place, Closing.Standing signed, Shell shell, Model model) {
        return draw(viewer, id, place, model, Map.of("problem", closed(signed, shell)), HttpStatus.CONFLICT);
    }

    static String closed(Closing.Standing signed, Shell shell) {
        return shell.t("assessment.closed", signed.organisationName(shell.locale()), shell.moment(signed.at()));
    }
}
