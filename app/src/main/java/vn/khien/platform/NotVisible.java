package vn.khien.platform;

/// What was asked for does not exist, or is not for the person who asks: both look the same from outside (404).
public final class NotVisible extends RuntimeException {
    public NotVisible(String what) {
        super(what);
    }
}
