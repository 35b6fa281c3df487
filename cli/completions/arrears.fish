# Completion of arrears for fish. What there is to complete the program itself says: arrears help options.

function __arrears_command
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; or begin
            echo $word
            return
        end
    end
end

function __arrears_rows # what stands in `arrears help options` of the command on the line
    set -l command (__arrears_command)
    arrears help options $command 2>/dev/null
end

function __arrears_options
    __arrears_rows | while read -l -d \t command name letter argument words help
        printf '%s\t%s\n' $name $help
        test -z "$letter"; or printf '%s\t%s\n' $letter $help
    end
end

function __arrears_value # of the option before the cursor: its words; fails where there is none
    set -l before (commandline -opc)[-1]
    __arrears_rows | while read -l -d \t command name letter argument words help
        if test -n "$argument"; and contains -- $before $name $letter
            test -z "$words"; or string split ' ' -- $words
            string match -q -- '*FILE*' $argument; and __fish_complete_path (commandline -ct)
            return 0
        end
    end
    return 1
end

function __arrears_operands
    switch (__arrears_command)
        case ''
            arrears help options 2>/dev/null | string replace -r '\t.*' '' | uniq
        case rules
            printf '%s\n' list show coverage template lint
        case template
            arrears help options quote | string match -r '^quote\t--kind\t.*' | string split -f 5 \t | string split ' '
        case help
            printf '%s\n' columns options
            arrears help options 2>/dev/null | string replace -r '\t.*' '' | uniq
        case '*'
            __fish_complete_path (commandline -ct)
    end
end

function __arrears_complete
    if __arrears_value
        return
    end
    if string match -q -- '-*' (commandline -ct)
        __arrears_options
    else
        __arrears_operands
    end
end

complete -c arrears -f -a '(__arrears_complete)'
