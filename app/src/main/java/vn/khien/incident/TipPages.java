package vn.khien.incident;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Open;
import vn.khien.platform.ProductClock;

/// Telling of an incident before sign-in, and following it: five questions on one page, without scripts.
@Controller
class TipPages {
    private static final String FORM = "incident/tip";

    private final TippingOff tipping;
    private final ProductClock clock;

    TipPages(TippingOff tipping, ProductClock clock) {
        this.tipping = tipping;
        this.clock = clock;
    }

    @Open(because = "anyone may tell of an incident; how many at once is limited")
    @GetMapping("/incidents/report")
    String form(Model model) {
        fill(model, Typed.of(Content.EMPTY), FormKey.fresh(), List.of());
        return FORM;
    }

    private void fill(Model model, Typed typed, String form, List<vn.khien.platform.Problem> problems) {
        model.addAttribute("typed", typed);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("example", Typed.shown(clock.instant()));
    }

    @Open(because = "anyone may tell of an incident; how many at once is limited")
    @PostMapping("/incidents/report")
    ModelAndView tell(HttpServletRequest request, @RequestParam(defaultValue = "") String form, Model model) {
        var typed = Typed.of(request.getParameterMap());
        return switch (tipping.tell(request.getRemoteAddr(), form, typed.values())) {
            case TippingOff.Told.Done(var code, var key) ->
                new ModelAndView("incident/told", HttpStatus.CREATED)
                        .addObject("code", code)
                        .addObject("key", key);
            case TippingOff.Told.Refused(var problems) -> {
                fill(model, typed, form, problems);
                yield new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case TippingOff.Told.Busy() -> {
                fill(model, typed, form, List.of());
                model.addAttribute("busy", true);
                yield new ModelAndView(FORM, model.asMap(), HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @Open(because = "whoever told of an incident follows it by the key that was shown once")
    @GetMapping("/incidents/follow")
    String follow() {
        return "incident/follow";
    }

    @Open(because = "whoever told of an incident follows it by the key that was shown once")
    @PostMapping("/incidents/follow")
    ModelAndView follow(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String key) {
        var view = new ModelAndView("incident/follow").addObject("code", code);
        switch (tipping.follow(request.getRemoteAddr(), code, key)) {
            case TippingOff.Followed.Found(var incident) -> view.addObject("incident", incident);
            case TippingOff.Followed.Unknown() -> {
                view.addObject("wrong", "incident.follow.unknown");
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case TippingOff.Followed.Busy() -> {
                view.addObject("wrong", "incident.busy");
                view.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            }
        }
        return view;
    }
}
