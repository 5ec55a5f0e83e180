package org.charterflow.document.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IntegrationTest
class DocumentControllerTest {

    private static final byte[] PDF = "%PDF-1.7 …".getBytes(UTF_8);

    @Autowired
    WebApplicationContext application;

    @Autowired
    Documents documents;

    @Autowired
    CaseFiles cases;

    @Autowired
    Ballots ballots;

    @Autowired
    AccountDirectory accounts;

    private MockMvc web;

    @BeforeEach
    void openBrowser() {
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest(name = "a document for {0} is read by {1}: {2}")
    @CsvSource({
        "PUBLIC,      coia-participant,                     200",
        "MEMBERS,     oscar-participant,                    200",
        "MEMBERS,     oscar-auditor,                        200",
        "MEMBERS,     coia-participant,                     404",
        "MEMBERS,     camunda-admin,                        404",
        "ORGAN,       oscar-participant,                    404",
        "ORGAN,       oscar-participant oscar-board,        200",
        "ORGAN,       oscar-participant oscar-leader,       404",
        "ORGAN,       oscar-participant oscar-technical-committee, 404",
        "ORGAN,       oscar-secretariat,                    200",
        "ORGAN,       coia-participant coia-board,          404",
        "SECRETARIAT, oscar-participant oscar-board,        404",
        "SECRETARIAT, oscar-secretariat,                    200",
        "SECRETARIAT, oscar-auditor,                        200",
        "SECRETARIAT, coia-secretariat,                     404",
    })
    void onlyTheEntitledReadADocument(Audience audience, String groups, int status) throws Exception {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("入会", "Admission"));
        ballots.prepare(new BallotDraft(
                "oscar", caseNumber, "board", "admission", Bilingual.of("是否接纳？", "Admit?"), List.of(), null));
        StoredDocument document =
                documents.store(new NewDocument("oscar", caseNumber, "议案.pdf", "application/pdf", PDF, audience));

        web.perform(get("/documents/" + document.id()).with(Logins.as(accounts, "oscar", groups.split(" "))))
                .andExpect(status().is(status));
    }

    @Test
    void everybodyReadsAPublicDocument() throws Exception {
        StoredDocument document = store(Audience.PUBLIC, "决议.pdf", "application/pdf", PDF);

        web.perform(get("/documents/" + document.id()))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(content().bytes(PDF))
                .andExpect(header().string("ETag", "\"" + document.sha256() + "\""))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", startsWith("inline")))
                .andExpect(header().string("Content-Disposition", containsString("%E5%86%B3%E8%AE%AE.pdf")));
    }

    @Test
    void whoIsNotLoggedInIsAskedToWhetherThereIsADocumentOrNot() throws Exception {
        StoredDocument document = store(Audience.MEMBERS, "议案.pdf", "application/pdf", PDF);

        web.perform(get("/documents/" + document.id())).andExpect(redirectedUrlPattern("**/login"));
        web.perform(get("/documents/" + UUID.randomUUID())).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void whatABrowserCouldRunIsOnlyDownloaded() throws Exception {
        StoredDocument document = store(Audience.PUBLIC, "list.xml", "application/xml", "<a/>".getBytes(UTF_8));

        web.perform(get("/documents/" + document.id()))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")));
    }

    private StoredDocument store(Audience audience, String name, String mediaType, byte[] content) {
        return documents.store(new NewDocument("oscar", null, name, mediaType, content, audience));
    }
}
