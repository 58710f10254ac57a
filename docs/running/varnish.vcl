vcl 4.1;
# Varnish (7 or newer) before Gongkai. Tested by src/memory/front.test.ts.
# Pages are kept for the 5 seconds that the application allows (s-maxage), and 45 more while it does not answer. Do not raise
# this here: what was withdrawn has to leave every cache within 60 seconds.
# Start varnishd with these as well, so that a question of 10,000 signs reaches the search (90 kB of address):
#   -p http_req_size=128k -p workspace_client=320k -p workspace_backend=320k

import std;

backend gongkai {
    .host = "127.0.0.1";
    .port = "8890";
    .first_byte_timeout = 300s;
    .probe = {
        .url = "/healthz";
        .interval = 1s;
        .timeout = 1s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

acl ours {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # Clears what bears a key at once: curl -X BAN -H 'Surrogate-Key: column:notices' http://127.0.0.1/
    if (req.method == "BAN") {
        if (client.ip !~ ours) {
            return (synth(405));
        }
        if (req.http.Surrogate-Key !~ "^[a-z0-9:-]+$") {
            return (synth(400));
        }
        ban("obj.http.Surrogate-Key ~ (^|\s)" + req.http.Surrogate-Key + "(\s|$)");
        return (synth(200));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(staff|api|files)([/?]|$)") {
        return (pass);
    }
    # Elder mode, contrast and language have pages of their own; no other cookie makes one.
    unset req.http.X-View;
    if (req.http.Cookie ~ "(^|;\s*)view=[A-Za-z.-]{1,60}(;|$)") {
        set req.http.X-View = regsub(req.http.Cookie, "^(?:.*;\s*)?view=([A-Za-z.-]+)(?:;.*)?$", "\1");
    }
    # While the application answers, what is over is over; only when it does not, a page may be up to 45 seconds older.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.url);
    hash_data(req.http.X-View);
    return (lookup);
}

sub vcl_backend_response {
    # The view is part of the key; Varnish itself keeps one copy for every coding.
    if (beresp.http.Vary ~ "(?i)cookie") {
        set beresp.http.Vary = "Accept-Encoding";
    }
    set beresp.grace = 45s;
    set beresp.keep = 0s;
}

sub vcl_deliver {
    set resp.http.Vary = "Accept-Encoding, Cookie";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
