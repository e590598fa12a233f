package vn.khien.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The one real browser of a test run: Debian's Chromium, headless.
public final class Browser {
    /// An official's laptop.
    public static final int[] LAPTOP = {1366, 768};

    /// A phone.
    public static final int[] PHONE = {390, 844};

    private static final class Running {
        private static final com.microsoft.playwright.Browser BROWSER = start();
    }

    private Browser() {}

    private static com.microsoft.playwright.Browser start() {
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                        "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }

    /// A fresh profile: nobody is signed in.
    public static BrowserContext open(int[] size) {
        return Running.BROWSER.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(size[0], size[1])
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh"));
    }

    /// A fresh profile with options of its own, such as one in which no script runs.
    public static BrowserContext open(int[] size, com.microsoft.playwright.Browser.NewContextOptions options) {
        return Running.BROWSER.newContext(options.setViewportSize(size[0], size[1]));
    }

    /// A page on which the account has signed in.
    public static Page signIn(BrowserContext context, String address, String login, String password) {
        var page = context.newPage();
        page.navigate(address + "/sign-in");
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form[action='/sign-in'] button");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        return page;
    }
}
