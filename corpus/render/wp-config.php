<?php
// The site of the corpus: SQLite, no network, a fixed address.
define( 'DB_NAME', 'wp' );
define( 'DB_USER', 'wp' );
define( 'DB_PASSWORD', 'wp' );
define( 'DB_HOST', 'localhost' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'DB_DIR', __DIR__ . '/wp-content/database/' );
define( 'DB_FILE', '.ht.sqlite' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $k ) {
	define( $k . '_KEY', 'fixed-' . $k );
	define( $k . '_SALT', 'fixed-salt-' . $k );
}
$table_prefix = 'wp_';
$_SERVER['HTTPS'] = 'on';                   // as behind a TLS proxy
define( 'WP_HOME', 'https://blog.example' );
define( 'WP_SITEURL', 'https://blog.example' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );   // every outgoing request fails at once
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_POST_REVISIONS', false );
define( 'WP_DEBUG', false );
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';
