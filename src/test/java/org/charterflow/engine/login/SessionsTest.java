package org.charterflow.engine.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.charterflow.IntegrationTest;
import org.charterflow.Visitor;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AccountRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Who has a session in the database, and for how long: people who log in by the form, until they log out. */
@IntegrationTest
class SessionsTest {

    private static final String USER = "sessions.auditor";
    private static final String PASSWORD = "Sessions-Password-1";
    private static final String PAGE = "/mail";

    @Autowired
    private JdbcClient sql;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private ServletContext context;

    @LocalServerPort
    private int port;

    private final Visitor visitor = new Visitor();

    /** A request of MockMvc with csrf() leaves the application's filter with tokens in the session. */
    @BeforeEach
    void tokensInCookies() {
        WebTestUtils.setCsrfTokenRepository(new MockHttpServletRequest(context), new CookieCsrfTokenRepository());
    }

    @BeforeEach
    void account() {
        if (!accounts.exists(USER)) {
            accounts.createAccount(
                    new AccountRequest(USER, USER, USER + "@sessions.example", "oscar", Set.of("oscar-auditor")));
            accounts.setPassword(USER, PASSWORD);
        }
    }

    @Test
    void visitorsAndProgramsHaveNone() throws IOException {
        long began = System.currentTimeMillis();
        for (String page : new String[] {"/", "/login", "/register/oscar", "/register/oscar/calendar", "/mail"}) {
            assertThat(visitor.get(site(), page).status()).as(page).isLessThan(400);
        }
        var program = new TestRestTemplate(USER, PASSWORD);
        assertThat(program.getForEntity(site().resolve("/api/v1/alliances/oscar/notices"), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(visitor.logIn(site(), "sessions.nobody", PASSWORD).location())
                .endsWith("/login?error");
        // A login of before may be written down after its answer.
        assertThat(sql.sql("select count(*) from spring_session where creation_time >= :began")
                        .param("began", began)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aLoginHasOneUntilItEnds() throws IOException {
        int before = rows();
        assertThat(visitor.get(site(), PAGE).location()).endsWith("/login");
        assertThat(visitor.logIn(site(), USER, PASSWORD).location()).contains(PAGE);
        assertThat(visitor.get(site(), PAGE).status()).isEqualTo(200);
        assertThat(rows()).isEqualTo(before + 1);
        visitor.get(site(), "/");
        assertThat(visitor.post(site(), "/logout", Map.of()).status()).isEqualTo(302);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatAnotherReleaseWroteMeansToLogInAgain() throws IOException {
        visitor.logIn(site(), USER, PASSWORD);
        sql.sql("update spring_session_attributes set attribute_bytes = '\\xaced0005'")
                .update();
        assertThat(visitor.get(site(), PAGE).location()).endsWith("/login");
        visitor.logIn(site(), USER, PASSWORD);
        assertThat(visitor.get(site(), PAGE).status()).isEqualTo(200);
    }

    private URI site() {
        return URI.create("http://localhost:" + port);
    }

    private int rows() {
        return sql.sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
    }
}
