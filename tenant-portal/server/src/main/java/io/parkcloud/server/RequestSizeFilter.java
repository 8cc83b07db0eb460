package io.parkcloud.server;

import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.web.Problems;
import io.parkcloud.kernel.PlatformException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies that no resource can have before they are read; uploads have limits of their own where they are taken. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestSizeFilter extends OncePerRequestFilter {

    private final long most;
    private final JsonMapper json;

    RequestSizeFilter(ServerProperties properties, JsonMapper json) {
        this.most = properties.largestRequest().toBytes();
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !request.getRequestURI().startsWith("/api/")
                || (type != null
                        && (type.startsWith("multipart/")
                                || type.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            var refusal = tooLarge(request.getContentLengthLong());
            response.setStatus(refusal.code().category().httpStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var problem =
                    Problems.of(refusal.code(), String.valueOf(refusal.getMessage()), List.of(), Problems.requestId());
            response.getWriter().write(json.writeValueAsString(problem));
            return;
        }
        boolean unknownLength = request.getContentLengthLong() < 0;
        chain.doFilter(unknownLength ? new Limited(request) : request, response);
    }

    private PlatformException tooLarge(long seen) {
        return ResourceErrors.TOO_LARGE.error(
                "a request has at most %d bytes, this one has %d or more; large files are uploaded, not put into specs",
                most, seen);
    }

    /** A request that did not say how long it is. */
    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long seen;

        LimitedStream(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            seen += more;
            if (seen > most) {
                throw tooLarge(seen);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
