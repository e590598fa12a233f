package vn.khien.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import org.slf4j.LoggerFactory;

/// Keeps what the library of the embedded server tells of its doings out of the log, also while the program sets its
/// log up beside it: that empties all levels for a moment, and a word spoken then came out as a warning to whoever
/// starts the program. Errors are told.
final class QuietServer implements LoggerContextListener {
    static final String LIBRARY = "io.zonky.test.db.postgres";

    private QuietServer() {}

    static void hush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            hush(log);
        }
    }

    static void hush(LoggerContext log) {
        var quiet = new QuietServer();
        log.addListener(quiet);
        quiet.onReset(log);
    }

    @Override
    public void onReset(LoggerContext log) {
        log.getLogger(LIBRARY).setLevel(Level.ERROR);
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onStart(LoggerContext log) {}

    @Override
    public void onStop(LoggerContext log) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
