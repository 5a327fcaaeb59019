<?php
// php seed.php <site dir> <blocks dir> <theme>: media, pages, posts and comments, through core's own functions.
$_SERVER += array( 'HTTP_HOST' => 'blog.example', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/media.php';
require_once ABSPATH . 'wp-admin/includes/file.php';

list( , $site, $blocks, $theme ) = $argv;   // after wp-load.php, which has a $theme of its own
wp_set_current_user( 1 );                   // an administrator, whose HTML is not filtered
kses_remove_filters();
foreach ( array( 1, 2, 3 ) as $id ) { wp_delete_post( $id, true ); }
update_option( 'blogdescription', 'What the keeper saw' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'timezone_string', 'Europe/Oslo' );
update_option( 'uploads_use_yearmonth_folders', 0 );
wp_update_user( array( 'ID' => 1, 'display_name' => 'Ida Holm', 'description' => 'Keeps the "green book".', 'user_registered' => '2020-01-01 00:00:00' ) );
switch_theme( $theme );

const LONG_AGO = '2021-02-01 00:00:00';
$names = array();                           // {{harbour.id}} and the like in the block sources

function attach( $key, $file, $type, $bytes, $title, $caption = '', $alt = '' ) {
	global $names;
	$up = wp_upload_dir( null );
	$path = $up['basedir'] . '/' . $file;
	file_put_contents( $path, $bytes );
	$id = wp_insert_attachment( array( 'post_mime_type' => $type, 'post_title' => $title, 'post_excerpt' => $caption, 'post_status' => 'inherit', 'post_date' => LONG_AGO, 'post_date_gmt' => LONG_AGO, 'guid' => $up['baseurl'] . '/' . $file ), $path );
	if ( 0 === strpos( $type, 'image/' ) ) { wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $path ) ); }
	if ( $alt ) { update_post_meta( $id, '_wp_attachment_image_alt', $alt ); }
	$names[ "{{{$key}.id}}" ] = $id;
	$names[ "{{{$key}.url}}" ] = wp_get_attachment_url( $id );
	foreach ( array( 'medium', 'large' ) as $size ) {
		$image = wp_get_attachment_image_src( $id, $size );
		$names[ "{{{$key}.$size}}" ] = $image ? $image[0] : $names[ "{{{$key}.url}}" ];
	}
	return $id;
}
function picture( $width, $height, $write ) {
	$image = imagecreatetruecolor( $width, $height );
	imagefill( $image, 0, 0, imagecolorallocate( $image, 90, 120, 150 ) );
	ob_start();
	$write( $image );
	return ob_get_clean();
}
function insert( $post ) {
	$post += array( 'post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open', 'ping_status' => 'closed' );
	foreach ( array( 'post_date_gmt', 'post_modified', 'post_modified_gmt' ) as $date ) { $post[ $date ] = $post['post_date']; }
	$id = wp_insert_post( wp_slash( $post ), true );
	if ( is_wp_error( $id ) ) { fwrite( STDERR, $id->get_error_message() . "\n" ); exit( 1 ); }
	return $id;
}

$thumbnails = array(
	'harbour' => attach( 'harbour', 'harbour.jpg', 'image/jpeg', picture( 1600, 1067, function ( $i ) { imagejpeg( $i, null, 60 ); } ), 'harbour', 'Caption kept "in the library"', 'Harbour wall from the library' ),
	'tower'   => attach( 'tower', 'tower.png', 'image/png', picture( 900, 1200, 'imagepng' ), 'tower' ),
);
attach( 'small', 'flag.png', 'image/png', picture( 40, 30, 'imagepng' ), 'flag' );
attach( 'bell', 'bell.mp3', 'audio/mpeg', 'ID3', 'Bell' );
attach( 'film', 'film.mp4', 'video/mp4', 'ftyp', 'Film' );
attach( 'captions', 'film.vtt', 'text/vtt', "WEBVTT\n", 'Captions' );
attach( 'log', 'log.pdf', 'application/pdf', '%PDF-1.4', 'Harbour log' );
$paragraph = "<!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph -->";
$names['{{pattern.id}}'] = insert( array( 'post_type' => 'wp_block', 'post_title' => 'Synced', 'post_name' => 'synced', 'post_date' => LONG_AGO, 'post_content' => sprintf( $paragraph, 'From a synced pattern.' ) ) );
$about = insert( array( 'post_type' => 'page', 'post_title' => 'About the book', 'post_name' => 'about', 'post_date' => LONG_AGO, 'post_content' => sprintf( $paragraph, 'A page.' ) ) );
insert( array( 'post_type' => 'page', 'post_title' => 'The keeper', 'post_name' => 'keeper', 'post_parent' => $about, 'post_date' => LONG_AGO, 'post_content' => 'A child page, classic.' ) );

add_filter( 'wp_insert_post_empty_content', '__return_false' );
$ids = array();
foreach ( json_decode( file_get_contents( "$blocks/manifest.json" ), true ) as $m ) {
	$categories = array();
	foreach ( $m['categories'] as $name ) {
		$term = term_exists( $name, 'category' ) ?: wp_insert_term( $name, 'category' );
		$categories[] = (int) $term['term_id'];
	}
	$id = insert( array(
		'post_type' => 'post', 'post_title' => $m['title'], 'post_name' => $m['slug'], 'post_date' => $m['date'],
		'post_content' => strtr( file_get_contents( "$blocks/{$m['slug']}.html" ), $names ),
		'post_excerpt' => $m['excerpt'] ?? '', 'post_password' => $m['password'] ?? '',
		'post_category' => $categories, 'tags_input' => $m['tags'] ?? array(),
	) );
	$meta = $m['meta'] ?? array();
	if ( isset( $m['footnotes'] ) ) { $meta['footnotes'] = json_encode( $m['footnotes'] ); }
	foreach ( $meta as $key => $value ) { update_post_meta( $id, $key, wp_slash( $value ) ); }
	if ( isset( $m['thumbnail'] ) ) { set_post_thumbnail( $id, $thumbnails[ $m['thumbnail'] ] ); }
	$ids[ $m['slug'] ] = $id;
}
foreach ( get_comments() as $comment ) { wp_delete_comment( $comment->comment_ID, true ); }
foreach ( array( "First \"comment\" -- it's short.\n\nSecond paragraph :-)", "A reply with a link https://tides.example/ and\na line break." ) as $n => $words ) {
	$n += 1;
	wp_insert_comment( array( 'comment_post_ID' => $ids['dynamic-blocks'], 'comment_author' => "Reader $n", 'comment_author_email' => "r$n@blog.example", 'comment_content' => $words, 'comment_approved' => 1, 'comment_date' => "2021-04-0$n 10:00:00", 'comment_date_gmt' => "2021-04-0$n 08:00:00" ) );
}
flush_rewrite_rules( false );
file_put_contents( "$site/ids.json", json_encode( $ids ) );
echo count( $ids ), ' posts, theme ', get_stylesheet(), "\n";
