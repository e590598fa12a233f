package vn.khien.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import vn.khien.KhienApplication;

/// A test against the whole program on a real PostgreSQL, without the demonstration nation. One server and one
/// context serve all such tests of a run, so a test makes its own organisations and never counts what others made.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {KhienApplication.class, World.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"khien.demonstration=false", "khien.data=target/test-data"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface KhienTest {}
