package vn.khien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HouseRulesTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.khien");

    @Test
    void onlyTheProductClockKnowsTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.khien.platform", "vn.khien.verifier")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Calendar.class, "getInstance")
                .check(PRODUCT);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(PRODUCT);
    }

    @Test
    void sqlIsNeverPutTogetherFromValues() throws IOException {
        var statement = Pattern.compile(
                "\\.sql\\((?:String\\.format|\"[^\"]*\"\\s*\\+\\s*[a-z])|\"\"\"\\.formatted\\([^)]*\\)\\)\\s*\\.param");
        assertThat(found(Path.of("src/main/java"), ".java", statement)).isEmpty();
    }

    @Test
    void noTemplateHoldsStylesScriptsOrHandlers() throws IOException {
        var inline = Pattern.compile("\\sstyle=\"|\\son(click|change|submit|load|input)=|<script>|<style>|javascript:");
        assertThat(found(Path.of("src/main/jte"), ".jte", inline))
                .as("only documents that are rendered to PDF carry their own style sheet")
                .allMatch(one -> one.contains("/pdf.jte: <style>"));
    }

    private static List<String> found(Path folder, String ending, Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(one -> found.add(file + ": " + one.group()));
            }
        }
        return found;
    }
}
