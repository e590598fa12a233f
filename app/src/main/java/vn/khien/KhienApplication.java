package vn.khien;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The application: all rooms together. It is started by the `khien` command.
@SpringBootApplication
public class KhienApplication {
    /// For the build alone, which follows it up to the wiring and writes that down as code (decision 0011).
    public static void main(String[] args) {
        SpringApplication.run(KhienApplication.class, args);
    }
}
