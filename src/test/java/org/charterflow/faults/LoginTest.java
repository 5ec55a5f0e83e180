package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.charterflow.Visitor;
import org.charterflow.Visitor.Answer;
import org.charterflow.demo.DemoMembers;
import org.junit.jupiter.api.Test;

/** A login is no node's: whoever logged in at one goes on at another when the first has died, and is out of all at once. */
@FaultTest
class LoginTest {

    private static final String SECRETARY = "oscar.secretary1";

    private final Installation installation;

    LoginTest(Installation installation) {
        this.installation = installation;
    }

    @Test
    void goesOnAtAnotherNodeWhenItsNodeDies() throws IOException {
        Node first = installation.node();
        Node second = installation.anotherNode();
        var visitor = new Visitor();
        assertThat(visitor.get(first.site(), "/alliances/oscar/personal-data").location())
                .endsWith("/login");
        assertThat(visitor.logIn(first.site(), SECRETARY, DemoMembers.PASSWORD).location())
                .contains("/alliances/oscar/personal-data");
        assertThat(visitor.get(first.site(), "/camunda/app/tasklist/default/").status())
                .isEqualTo(200);
        Map<String, String> cookies = visitor.cookies();

        first.kill();

        URI site = second.site();
        Answer page = visitor.get(site, "/alliances/oscar/personal-data");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"_csrf\"");
        assertThat(visitor.get(site, "/api/v1/alliances/oscar/notices").status())
                .isEqualTo(200);
        Answer tasks = visitor.tasklist(site, "POST", "task/count", "{}");
        assertThat(tasks.status()).isEqualTo(200);
        assertThat(tasks.body()).contains("count");
        assertThat(visitor.cookies())
                .containsEntry("SESSION", cookies.get("SESSION"))
                .containsEntry("XSRF-TOKEN", cookies.get("XSRF-TOKEN"));

        visitor.get(site, "/");
        assertThat(visitor.post(site, "/logout", Map.of()).status()).isEqualTo(302);
        Node third = installation.anotherNode();
        assertThat(visitor.get(third.site(), "/alliances/oscar/personal-data").location())
                .endsWith("/login");
        third.kill();
        second.kill();
    }
}
