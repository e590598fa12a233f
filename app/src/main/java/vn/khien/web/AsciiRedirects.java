package vn.khien.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Codes may have a đ, and a header only ASCII (RFC 9110, section 5.5): without this, whoever is led on to
/// `/systems/BGDĐT-002` gets an empty page.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AsciiRedirects extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Encoding(response));
    }

    private static final class Encoding extends HttpServletResponseWrapper {
        Encoding(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(ascii(location));
        }

        private static String ascii(String location) {
            var ascii = new StringBuilder();
            for (var one : location.getBytes(UTF_8)) {
                if (one < 0) {
                    ascii.append("%%%02X".formatted(one));
                } else {
                    ascii.append((char) one);
                }
            }
            return ascii.toString();
        }
    }
}
