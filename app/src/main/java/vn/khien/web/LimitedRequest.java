package vn.khien.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A request that did not say how long its body is: reading ends with [BodyTooLarge] behind the limit.
final class LimitedRequest extends HttpServletRequestWrapper {
    private final long bytesMax;

    LimitedRequest(HttpServletRequest request, long bytesMax) {
        super(request);
        this.bytesMax = bytesMax;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream(), bytesMax);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var named = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), named == null ? StandardCharsets.UTF_8 : Charset.forName(named)));
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private final long bytesMax;
        private long bytes;

        private Limited(ServletInputStream body, long bytesMax) {
            this.body = body;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            var one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = body.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws BodyTooLarge {
            bytes += more;
            if (bytes > bytesMax) {
                throw new BodyTooLarge(bytesMax);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
