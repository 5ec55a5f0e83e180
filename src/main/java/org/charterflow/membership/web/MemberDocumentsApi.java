package org.charterflow.membership.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.membership.MemberDocuments;
import org.charterflow.membership.MemberObligation;
import org.charterflow.membership.Obligations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a member signed and what binds it, for programs of those who take part. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/members/{number}/documents")
@Tag(name = "members", description = "会员 Members")
class MemberDocumentsApi {

    private final Alliances alliances;
    private final MemberDocuments documents;
    private final Obligations obligations;

    MemberDocumentsApi(Alliances alliances, MemberDocuments documents, Obligations obligations) {
        this.alliances = alliances;
        this.documents = documents;
        this.obligations = obligations;
    }

    @GetMapping
    @Operation(summary = "会员签署的及受其约束的文件版本 The versions a member signed, and those that bind it")
    @ApiResponse(responseCode = "404", description = "No unit of this number is or was a member")
    MemberDocumentsAnswer of(@PathVariable String alliance, @PathVariable String number, Viewer viewer) {
        String id = alliances.get(alliance).id();
        viewer.enter(id);
        Member member = documents.unit(id, number);
        return new MemberDocumentsAnswer(
                number,
                member.name(),
                documents.binding(member).stream().map(BindingVersion::of).toList(),
                documents.signed(member.id()),
                obligations.ofMember(member.id()));
    }

    /**
     * Documents and obligations of a member.
     *
     * @param bindingVersions those in force; of a former member, those of its last day (OSCAR-40)
     * @param signed what it signed in applying (OSCAR-39)
     * @param obligations what binds it beyond its membership (OSCAR-27)
     */
    record MemberDocumentsAnswer(
            String number,
            Bilingual name,
            List<BindingVersion> bindingVersions,
            List<MemberDocuments.Signed> signed,
            List<MemberObligation> obligations) {}

    /** A version that binds. */
    record BindingVersion(String document, String version, Bilingual title, String sha256, Instant inForceFrom) {

        static BindingVersion of(GoverningDocument document) {
            return new BindingVersion(
                    document.name(), document.version(), document.title(), document.sha256(), document.effectiveFrom());
        }
    }
}
