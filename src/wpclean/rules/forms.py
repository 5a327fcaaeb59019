"""Forms to write to somebody, to comment, or to buy.

A form plugin prints its labels, hints and error texts as text; none of it is the author's
prose.  Forms that ask for an address for a newsletter are in `subscribe`.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["FORMS"]

FORMS: tuple[Rule, ...] = (
    Rule(
        "caldera-forms/form",
        ".caldera-grid, .caldera_forms_form",
        kind="form",
        why="a form of Caldera Forms",
    ),
    Rule(
        "coblocks/form",
        ".wp-block-coblocks-form, .coblocks-form",
        kind="form",
        why="the form block of CoBlocks",
    ),
    Rule("contact-form-7/form", ".wpcf7, .wpcf7-form", kind="form", why="a form of Contact Form 7"),
    Rule(
        "core/comment-form",
        "#respond, .comment-respond, #commentform",
        kind="form",
        why="the form to comment, which themes put inside the container of the post",
    ),
    Rule(
        "easy-digital-downloads/purchase-form",
        ".edd_download_purchase_form, .edd_purchase_submit_wrapper",
        kind="form",
        why="the button to buy a download",
    ),
    Rule(
        "everest-forms/form",
        ".everest-forms, .evf-container",
        kind="form",
        why="a form of Everest Forms",
    ),
    Rule(
        "fluentform/form",
        ".fluentform, .frm-fluent-form",
        kind="form",
        why="a form of Fluent Forms",
    ),
    Rule("formidable/form", ".frm_forms", kind="form", why="a form of Formidable Forms"),
    Rule(
        "forminator/form",
        ".forminator-ui, .forminator-custom-form, .forminator-guttenberg",
        kind="form",
        why="a form, poll or quiz of Forminator",
    ),
    Rule(
        "gravityforms/form",
        ".gform_wrapper, .gform_confirmation_wrapper, .gform_legacy_markup_wrapper",
        kind="form",
        why="a form of Gravity Forms",
    ),
    Rule("happyforms/form", ".happyforms-form", kind="form", why="a form of HappyForms"),
    Rule(
        "jetpack/contact-form",
        ".wp-block-jetpack-contact-form, .jetpack-contact-form-container, form.contact-form, "
        'div[id^="contact-form-"]',
        kind="form",
        why="the contact form of Jetpack",
    ),
    Rule(
        "kadence-blocks/form",
        ".wp-block-kadence-form, .wp-block-kadence-advanced-form, .kb-form",
        kind="form",
        why="the form blocks of Kadence",
    ),
    Rule(
        "leadin/form",
        ".hbspt-form, .hs-form, .wp-block-leadin-hubspot-form-block",
        kind="form",
        why="a form of HubSpot",
    ),
    Rule(
        "ninja-forms/form",
        ".nf-form-cont, .ninja-forms-cont, .ninja-forms-form-wrap, .ninja-forms-noscript-message",
        kind="form",
        why="a form of Ninja Forms and its notice about JavaScript",
    ),
    Rule(
        "pdf24-posts-to-pdf/form",
        ".pdf24Plugin-cp",
        kind="form",
        why="the form that mails the post as a PDF",
    ),
    Rule("quform/form", ".quform, .quform-form", kind="form", why="a form of Quform"),
    Rule(
        "sureforms/form",
        ".srfm-form-container, .wp-block-srfm-form",
        kind="form",
        why="a form of SureForms",
    ),
    Rule(
        "ultimate-addons-for-gutenberg/form",
        ".wp-block-uagb-forms, .uagb-forms-main-form",
        kind="form",
        why="the form block of Spectra",
    ),
    Rule(
        "wpdiscuz/inline-feedback",
        ".wpd-inline-icon-wrapper, .wpd-inline-form-wrapper",
        kind="form",
        why="the icon and form to comment on a passage, inside the sentence",
    ),
    Rule(
        "wpforms-lite/form",
        ".wpforms-container, .wpforms-confirmation-container, .wpforms-confirmation-container-full",
        kind="form",
        why="a form of WPForms",
    ),
)
