package io.parkcloud.bench;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Somebody with a browser: cookies of their own, one connection that is kept, redirects followed. A page is asked for once more
 * if the kept connection turns out to be closed, as browsers do.
 */
final class Citizen implements AutoCloseable {

    private static final RequestConfig PATIENCE =
            RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(30)).build();

    private final String root;
    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(new BasicHttpClientConnectionManager())
            .setDefaultCookieStore(new BasicCookieStore())
            .setDefaultRequestConfig(PATIENCE)
            .setRetryStrategy(new OnceMore())
            .build();

    /** For a connection that is gone; an answer that says no is an answer. */
    private static final class OnceMore extends DefaultHttpRequestRetryStrategy {
        OnceMore() {
            super(1, TimeValue.ZERO_MILLISECONDS);
        }

        @Override
        public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
            return false;
        }
    }

    Citizen(String root) {
        this.root = root;
    }

    String get(String path) throws IOException {
        return page(new HttpGet(root + path));
    }

    /** @return the page that the answer leads to */
    String post(String path, HttpEntity form) throws IOException {
        var request = new HttpPost(root + path);
        request.setEntity(form);
        return page(request);
    }

    private String page(HttpUriRequestBase request) throws IOException {
        return http.execute(request, response -> {
            var text = EntityUtils.toString(response.getEntity());
            if (response.getCode() != 200) {
                throw new IOException(request + " was answered " + response.getCode());
            }
            return text;
        });
    }

    /** The value of a hidden field of a page's form. */
    static String hidden(String page, String name) throws IOException {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!found.find()) {
            throw new IOException("the page's form has no " + name);
        }
        return found.group(1);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
