package org.charterflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account at the web applications' API, with the CSRF token that they ask for. */
final class WebApplicationSession {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String site;
    private final String login;
    private final Map<String, String> cookies = new TreeMap<>();

    private WebApplicationSession(String site, String user, String password) {
        this.site = site;
        this.login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    static WebApplicationSession begin(String site, String user, String password)
            throws IOException, InterruptedException {
        var session = new WebApplicationSession(site, user, password);
        HttpResponse<String> page = session.raw("GET", "/camunda/app/welcome/default/", "");
        assertThat(page.statusCode()).isEqualTo(200);
        for (String cookie : page.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            session.cookies.put(pair[0], pair[1]);
        }
        assertThat(session.cookies).containsKey("XSRF-TOKEN");
        return session;
    }

    /** A request to the API: a path below {@code /camunda/api/}. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return raw(method, "/camunda/api/" + path, body);
    }

    /** A request to any path of the site; an empty body is none. */
    HttpResponse<String> raw(String method, String path, String body) throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return http.send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Authorization", login)
                        .header("Cookie", String.join("; ", pairs))
                        .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                        .header("Content-Type", "application/json")
                        .header("Accept", "*/*")
                        .build(),
                BodyHandlers.ofString());
    }
}
