package vn.khien.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A line to the test's database that can be cut and mended: for the program, the database is away.
public final class CutLine implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");
    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean cut;

    public static void cut() {
        cut = true;
        OPEN.forEach(CutLine::close);
    }

    public static void mend() {
        cut = false;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        var port = PORT.matcher(url);
        if (!port.find()) {
            throw new IllegalStateException("no port in " + url);
        }
        var own = listen(Integer.parseInt(port.group(1)));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "cut line", Map.of("spring.datasource.url", url.replace(port.group(), "localhost:" + own))));
    }

    private static int listen(int database) {
        try {
            var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(server, database));
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket server, int database) {
        while (true) {
            try {
                var near = server.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                var far = new Socket();
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database));
                OPEN.add(near);
                OPEN.add(far);
                Thread.ofVirtual().start(() -> pour(near, far));
                Thread.ofVirtual().start(() -> pour(far, near));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void pour(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            close(to);
        } finally {
            OPEN.remove(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
