package vn.khien.publicsite;

import vn.khien.page.Shell;

/// What every public page has around it: texts in its language, its own address and that of its other language.
///
/// @param path below the site, such as `/law`; empty for the first page
public record PublicPage(Shell shell, String path) {
    static final String SITE = "/public";
    static final String ENGLISH_SITE = "/public/en";

    public String t(String key, Object... args) {
        return shell.t(key, args);
    }

    /// The address of another page of the site in the same language.
    public String to(String other) {
        return site(shell.english()) + other;
    }

    /// This page in a language.
    public String in(boolean english) {
        return site(english) + path;
    }

    /// The address of a file that is the same in both languages.
    public String file(String name) {
        return SITE + name;
    }

    private static String site(boolean english) {
        return english ? ENGLISH_SITE : SITE;
    }
}
