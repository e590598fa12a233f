package vn.khien.access;

import java.util.Arrays;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Who is believed about the client's address and about HTTPS: the reverse proxies that the operator names, and without
/// any nobody. From all others `X-Forwarded-For` and `X-Forwarded-Proto` are words of a stranger.
@Component
@ConditionalOnWebApplication
class TrustedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final List<String> ranges;

    /// @param ranges addresses of proxies in CIDR notation, separated by commas: `10.0.0.0/8, ::1/128`
    TrustedProxies(@Value("${khien.trusted-proxies:}") String ranges) {
        this.ranges = Arrays.stream(ranges.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList();
        for (var range : this.ranges) {
            if (!range.contains("/")) {
                // The server would take it for a regular expression.
                throw new IllegalArgumentException("khien.trusted-proxies: " + range + " is not in CIDR notation");
            }
        }
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        if (!ranges.isEmpty()) {
            var valve = new RemoteIpValve();
            valve.setInternalProxies(String.join(",", ranges));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            server.addEngineValves(valve);
        }
    }
}
