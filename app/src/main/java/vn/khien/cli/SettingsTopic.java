package vn.khien.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `khien help settings`: what the environment may set.
@Command(
        name = "settings",
        description = "The settings that the environment may give.",
        footer = {
            "",
            "Environment:",
            "  KHIEN_DATABASE_URL             JDBC address of an own PostgreSQL; without it the embedded one starts",
            "  KHIEN_DATABASE_USER            role of the program; bound by row-level security, owns nothing",
            "  KHIEN_DATABASE_PASSWORD        its password",
            "  KHIEN_DATABASE_OWNER           role that owns the tables, for migrations only",
            "  KHIEN_DATABASE_OWNER_PASSWORD  its password",
            "  SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE  connections to the database (24)",
            "  SERVER_SERVLET_SESSION_COOKIE_SECURE        true behind HTTPS, as in production",
            "  KHIEN_TRUSTED_PROXIES          reverse proxies that are believed about the client, in CIDR notation, separated",
            "                                 by commas: 10.0.0.0/8, ::1/128; none without it",
            "",
            "Options of khien up: --port, --data, --empty."
        })
final class SettingsTopic implements Callable<Integer> {
    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 0;
    }
}
