package org.charterflow.mail.inbound;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Presses the button of a page, with the cookie and the hidden fields that a browser would send. */
final class BrowserForm {

    private BrowserForm() {}

    /** Whether the application took it. */
    static boolean submit(TestRestTemplate http, ResponseEntity<String> page) {
        Element form = Jsoup.parse(String.valueOf(page.getBody())).selectFirst("main form");
        if (form == null) {
            return false;
        }
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.add(input.attr("name"), input.attr("value")));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        List<String> cookies = page.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE);
        cookies.forEach(cookie -> headers.add(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';'))));
        ResponseEntity<String> answer =
                http.exchange(form.attr("action"), HttpMethod.POST, new HttpEntity<>(fields, headers), String.class);
        return answer.getStatusCode().is2xxSuccessful()
                || answer.getStatusCode().is3xxRedirection();
    }
}
