package vn.khien.platform;

import java.nio.file.Path;

/// The folder in which this installation keeps what is not in the database.
public record DataFolder(Path path) {}
