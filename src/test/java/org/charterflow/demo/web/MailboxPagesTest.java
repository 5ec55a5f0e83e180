package org.charterflow.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.charterflow.access.Groups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(controllers = MailboxController.class)
@ActiveProfiles("demo")
@Import({Mailboxes.class, MailboxController.class})
@WithMockUser
class MailboxPagesTest {

    private static final String BOX = "/demo/mailboxes/apply@north.example";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private GreenMail server;

    @BeforeEach
    void aMailArrives() throws Exception {
        server.purgeEmailFromAllMailboxes();
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", "127.0.0.1");
        smtp.setProperty("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(smtp));
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, "UTF-8");
        helper.setFrom("secretariat@oscar.example", "OSCAR 秘书处");
        helper.setReplyTo("ballot+token@oscar.example");
        helper.setTo("apply@north.example");
        helper.setSubject("【OSCAR-2026-0042】请补正");
        helper.setText(
                "请打开 http://localhost:8080/r/abc123。\n<script>alert(1)</script>",
                "<p>请打开</p><script>alert(1)</script>");
        helper.addAttachment("申请表.pdf", new ByteArrayResource("%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        Transport.send(mail);
    }

    @Test
    void everyMailboxIsListedWithItsLatestMail() throws Exception {
        mvc.perform(get("/demo/mailboxes"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("apply@north.example")))
                .andExpect(content().string(containsString("【OSCAR-2026-0042】请补正")));
        mvc.perform(get(BOX)).andExpect(content().string(containsString("OSCAR 秘书处")));
    }

    @Test
    void aMailIsShownAsTextWithItsLinksAndNothingOfItRuns() throws Exception {
        mvc.perform(get(mail()))
                .andExpect(content().string(containsString("href=\"http://localhost:8080/r/abc123\"")))
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)")))
                .andExpect(content().string(containsString("sandbox=\"\"")))
                .andExpect(content().string(containsString("申请表.pdf")))
                .andExpect(content().string(not(containsString("<script>alert"))));
        mvc.perform(get(mail() + "/html"))
                .andExpect(header().stringValues("Content-Security-Policy", contains(startsWith("sandbox;"))));
    }

    @Test
    void filesAreDownloadedUnderTheirNames() throws Exception {
        mvc.perform(get(mail() + "/files/0"))
                .andExpect(header().string("Content-Disposition", containsString("%E7%94%B3%E8%AF%B7%E8%A1%A8.pdf")))
                .andExpect(content().string("%PDF-1.7"));
        mvc.perform(get(mail() + "/files/1")).andExpect(status().isNotFound());
        mvc.perform(get(BOX + "/999")).andExpect(status().isNotFound());
    }

    @Test
    void aReplyGoesToTheReplyAddressAsTheOwnersBorderWouldDeliverIt() throws Exception {
        mvc.perform(multipart(mail() + "/reply")
                        .file(new MockMultipartFile("files", "盖章件.pdf", "application/pdf", new byte[] {1, 2}))
                        .param("text", "同意")
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        MimeMessage reply = server.getReceivedMessages()[1];
        assertThat(reply.getAllRecipients()[0]).hasToString("ballot+token@oscar.example");
        assertThat(reply.getFrom()[0]).hasToString("apply@north.example");
        assertThat(reply.getSubject()).isEqualTo("Re: 【OSCAR-2026-0042】请补正");
        assertThat(reply.getHeader("Authentication-Results"))
                .containsExactly("mx.oscar.example; dmarc=pass header.from=north.example");
        MailContent content = MailContent.of(reply);
        assertThat(content.text()).startsWith("同意").contains("> 请打开");
        assertThat(content.files()).extracting(MailContent.AttachedFile::name).containsExactly("盖章件.pdf");
    }

    private String mail() {
        Mailboxes mailboxes = new Mailboxes(server);
        return BOX + "/" + mailboxes.lines("apply@north.example").get(0).uid();
    }

    @SpringBootApplication(scanBasePackages = {"org.charterflow.access", "org.charterflow.register.web"})
    static class MailServer {

        @Bean
        Groups groups() {
            return user -> Set.of();
        }

        @Bean(initMethod = "start", destroyMethod = "stop")
        GreenMail mailServer() {
            return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }
    }
}
