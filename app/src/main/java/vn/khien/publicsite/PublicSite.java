package vn.khien.publicsite;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.khien.awareness.Material;
import vn.khien.page.PublicContentChanged;
import vn.khien.page.PublicWarnings;

/// The site in memory. It is drawn again every minute and after every change; while the database is away, the pages of
/// before go on being served. Changes that come while it is drawn are drawn together, once.
@Component
public class PublicSite implements DisposableBean {
    static final String ABSENT = "/absent";

    private static final Logger LOG = LoggerFactory.getLogger(PublicSite.class);

    private record Standing(Drawing.Content content, Map<String, Drawn> pages) {}

    private final Drawing drawing;
    private final ReentrantLock one = new ReentrantLock();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private boolean closed;
    private volatile @Nullable Standing standing;

    PublicSite(Drawing drawing) {
        this.drawing = drawing;
    }

    /// The page at an address. Only the very first reader may have to wait until the site is drawn.
    Optional<Drawn> find(String address) {
        return Optional.ofNullable(stand().pages().get(address));
    }

    /// The warning of a number as a reader types it.
    Optional<PublicWarnings.Warning> findWarning(String number) {
        var wanted = PublicWarnings.slug(number);
        return stand().content().warnings().stream()
                .filter(warning -> warning.slug().equals(wanted))
                .findFirst();
    }

    /// A material of a published campaign in its latest version.
    Optional<Material> findMaterial(long id) {
        return stand().content().campaigns().stream()
                .flatMap(campaign -> campaign.materials().stream())
                .filter(material -> material.id() == id)
                .findFirst();
    }

    boolean demonstration() {
        return stand().content().demonstration();
    }

    private Standing stand() {
        var present = standing;
        if (present == null) {
            one.lock();
            try {
                present = standing == null ? draw(Map.of()) : standing;
            } finally {
                one.unlock();
            }
        }
        return java.util.Objects.requireNonNull(present);
    }

    private Standing draw(Map<String, Drawn> before) {
        var content = drawing.read();
        var drawn = new Standing(content, drawing.draw(content, before));
        standing = drawn;
        return drawn;
    }

    /// Draws all pages anew; what fails leaves the pages of before.
    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void refresh() {
        one.lock();
        try {
            awaited.set(false);
            if (closed) {
                return;
            }
            var present = standing;
            draw(present == null ? Map.of() : present.pages());
        } catch (RuntimeException failure) {
            LOG.warn("the public site could not be drawn anew, the pages of before stay: {}", failure.toString());
        } finally {
            one.unlock();
        }
    }

    /// When all data of a first start is there. A command on the console serves no pages, so it draws none.
    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext) {
            changed(new PublicContentChanged());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(PublicContentChanged change) {
        if (awaited.compareAndSet(false, true)) {
            Thread.ofVirtual().name("public-site").start(this::refresh);
        }
    }

    /// Waits for what is being drawn: it reads the database, which is closed next.
    @Override
    public void destroy() {
        one.lock();
        closed = true;
        one.unlock();
    }
}
