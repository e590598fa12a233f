package vn.khien;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The application: all rooms together. It is started by the `khien` command.
@SpringBootApplication
public class KhienApplication {}
