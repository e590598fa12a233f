package vn.khien.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// The language that a person chose for the pages is that of the whole request: what a list is ordered by, too.
@Component("localeResolver")
class PageLanguage implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return ShellAdvice.locale(request);
    }

    /// @throws UnsupportedOperationException always: the language is chosen by a button of the page
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen on the page");
    }
}
