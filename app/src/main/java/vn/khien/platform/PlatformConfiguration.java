package vn.khien.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    ProductClock productClock(JdbcClient db) {
        var clock = new ProductClock(Clock.systemUTC());
        db.sql("select extract(epoch from value::interval)::bigint from setting where key = :key")
                .param("key", Settings.CLOCK_SHIFT)
                .query(Long.class)
                .optional()
                .ifPresent(seconds -> clock.shiftBy(Duration.ofSeconds(seconds)));
        return clock;
    }

    /// The folder for files that do not belong into the database (evidence).
    @Bean
    DataFolder dataFolder(@Value("${khien.data}") Path folder) {
        return new DataFolder(folder);
    }
}
