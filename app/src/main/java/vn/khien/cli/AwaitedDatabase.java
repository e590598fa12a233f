package vn.khien.cli;

import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Holds back the first use of the database until its server answers. The program prepares itself meanwhile.
final class AwaitedDatabase implements BeanPostProcessor {
    private final CompletableFuture<?> server;

    AwaitedDatabase(CompletableFuture<?> server) {
        this.server = server;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DataSource) {
            server.join();
        }
        return bean;
    }
}
