#!/usr/bin/perl
# The ten mistakes of content/sider/for-biblioteker.md: each answer there is what the program says,
# and following it mends the file. GOLDEN=write writes the answers into the page (make golden).
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use IPC::Open2;

my $build = $ENV{BUILD} // 'build';
my $guide = 'content/sider/for-biblioteker.md';
my $place = 'content/biblioteker/vejle/tilbud/tilbud.md';

sub slurp { open my $file, '<', $_[0] or die "$_[0]: $!"; local $/; return scalar <$file> }

# The offer with the lines of one field replaced; a misspelt field stands in place of the right one.
sub with_lines {
    my ($offer, $field, $lines) = @_;
    $offer =~ s/^\Q$field\E:.*\n(?:  .*\n)*/$lines/m or die "$field is not in the guide's offer";
    return $offer;
}

sub told {
    my $pid = open2(my $out, my $in, "$build/skoletilbud", 'check', '--quiet', '--date', '2026-11-22',
        '--stdin-path', $place);
    binmode $_, ':encoding(UTF-8)' for $out, $in;
    print $in $_[0];
    close $in;
    my $said = do { local $/; <$out> } // '';
    waitpid $pid, 0;
    $said =~ s/\Q$place\E/tilbud.md/g;
    return ($said, $? >> 8);
}

my $page = slurp($guide);
my ($offer) = $page =~ /^```\n(---\n.*?)^```$/ms or die 'no offer in the guide';
my $tests = 0;
sub is {
    my ($got, $wanted, $name) = @_;
    $tests++;
    print $got eq $wanted ? "ok $tests - $name\n" : "not ok $tests - $name\n";
    print map { "# $_\n" } split /\n/, "got:\n$got\nwanted:\n$wanted" if $got ne $wanted;
}

is(join(' ', told($offer)), ' 0', 'the offer of the guide is sound');
my $count = 0;
$page =~ s{^### (\d+\..*?)\n\n```fejl\n(.*?)```\n\n(?:Du får svaret:\n\n```svar\n(.*?)```\n\n)?Skriv i stedet:\n\n```ret\n((\w+):.*?)```\n}{
    my ($name, $wrong, $answer, $right, $field) = ($1, $2, $3 // '', $4, $5);
    my ($said, $status) = told(with_lines($offer, $field, $wrong));
    $count++;
    if (($ENV{GOLDEN} // '') eq 'write') { $answer = $said }
    is($said, $answer, "$name: the answer is the program's");
    is($status, 1, "$name: it is an error");
    is(scalar(() = $said =~ /^tilbud/mg), 1, "$name: told as one fault");
    is(join(' ', told(with_lines($offer, $field, $right))), ' 0', "$name: the cure cures");
    "### $name\n\n```fejl\n$wrong```\n\nDu får svaret:\n\n```svar\n$answer```\n\nSkriv i stedet:\n\n```ret\n$right```\n";
}gems;
is($count, 10, 'there are ten mistakes');
if (($ENV{GOLDEN} // '') eq 'write') {
    open my $file, '>', $guide or die "$guide: $!";
    print $file $page;
}
print "1..$tests\n";
