package org.charterflow.mail.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.mail.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class ReplyLinkControllerTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    Tokens tokens;

    @Autowired
    MutableClock clock;

    private MockMvc web;

    @BeforeEach
    void openBrowser() {
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aLinkLeadsToTheFeaturesPageWithoutALogin() throws Exception {
        String token = tokens.issue("link-test", "oscar", null, "li", null);

        web.perform(get("/r/" + token))
                .andExpect(redirectedUrl("/r/link-test/" + token))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void nothingCanBePostedToALink() throws Exception {
        String token = tokens.issue("link-test", "oscar", null, "li", null);

        web.perform(post("/r/" + token)).andExpect(status().is4xxClientError());
    }

    @Test
    void anExpiredLinkSaysSo() throws Exception {
        String token =
                tokens.issue("link-test", "oscar", null, "li", clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));

        web.perform(get("/r/" + token).header("Accept-Language", "en"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This link has expired.")));
    }

    @Test
    void aForgedLinkAndOneWithoutAPageAreNotFound() throws Exception {
        String nobodys = tokens.issue("no-such-purpose", "oscar", null, "li", null);

        web.perform(get("/r/" + nobodys)).andExpect(status().isNotFound());
        web.perform(get("/r/" + "a".repeat(34)).header("Accept-Language", "zh-CN"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("这个链接无效")));
    }
}
