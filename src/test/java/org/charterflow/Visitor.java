package org.charterflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser behind the installation's proxy: keeps cookies, sends the tokens of forms and of the web
 * applications, and does not care which node answers. Follows no redirection.
 */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, String> cookies = new TreeMap<>();
    private String formToken = "";

    public record Answer(int status, String location, String body) {}

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** Logs in by the form. */
    public Answer logIn(URI site, String user, String password) throws IOException {
        get(site, "/login");
        return post(site, "/login", Map.of("username", user, "password", password));
    }

    public Answer get(URI site, String path) throws IOException {
        return send(request(site, path).header("Accept", "text/html, */*;q=0.8").GET());
    }

    /** Sends the form of the page that was read last. */
    public Answer post(URI site, String path, Map<String, String> fields) throws IOException {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", formToken);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(site, path)
                .header("Accept", "text/html, */*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A request as Tasklist makes it; an empty body is none. */
    public Answer tasklist(URI site, String method, String path, String json) throws IOException {
        BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(request(site, "/camunda/api/engine/engine/default/" + path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .method(method, body));
    }

    private HttpRequest.Builder request(URI site, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .timeout(PATIENCE)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "charterflow.example");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response;
        try {
            response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        Matcher token = FORM_TOKEN.matcher(response.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        return new Answer(
                response.statusCode(), response.headers().firstValue("Location").orElse(""), response.body());
    }
}
