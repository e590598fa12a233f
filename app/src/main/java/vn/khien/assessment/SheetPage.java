package vn.khien.assessment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Shell;

/// Draws the sheet, as it is or with what was wrong about the last attempt.
@Component
class SheetPage {
    private final Sheet.Reading sheets;
    private final Closing closing;
    private final CarryingOver carrying;
    private final ObjectProvider<BesideAnswers> beside;

    SheetPage(Sheet.Reading sheets, Closing closing, CarryingOver carrying, ObjectProvider<BesideAnswers> beside) {
        this.sheets = sheets;
        this.closing = closing;
        this.carrying = carrying;
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

    /// The sheet again, saying that a signature stands on it.
    ModelAndView closed(Viewer viewer, long id, Place place, Closing.Standing signed, Shell shell, Model model) {
        return draw(viewer, id, place, model, Map.of("problem", closed(signed, shell)), HttpStatus.CONFLICT);
    }

    static String closed(Closing.Standing signed, Shell shell) {
        return shell.t("assessment.closed", signed.organisationName(shell.locale()), shell.moment(signed.at()));
    }
}
