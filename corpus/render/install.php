<?php
// php install.php <site dir>
$_SERVER['HTTP_HOST'] = 'blog.example';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_INSTALLING', true );
function wp_mail() { return true; }         // nobody is to be told
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Harbour Notes', 'admin', 'admin@blog.example', true, '', 'admin-pass' );
echo 'installed WordPress ', $GLOBALS['wp_version'], "\n";
